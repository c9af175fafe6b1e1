import main
from main import *

print(main.RUNNER_AVAILABLE, RUNNER_AVAILABLE)

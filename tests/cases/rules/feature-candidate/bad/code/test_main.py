import pytest

np = pytest.importorskip("numpy")

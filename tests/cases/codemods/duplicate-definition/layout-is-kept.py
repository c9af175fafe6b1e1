# file: app/agent.py
# -*- coding: utf-8 -*-
import   enum


class Status( enum.Enum ):
    QUEUED = 'queued'   # first
    RUNNING = 'running'
    DONE = "done"
# ---- section ----

x = { 'ä':1,   # kept
 }
def  f( a,b ) :
	return a+b ;  # odd
# output
# file: app/agent.py
# -*- coding: utf-8 -*-
from app.ssot.shop_enums import Status as Status

# ---- section ----

x = { 'ä':1,   # kept
 }
def  f( a,b ) :
	return a+b ;  # odd
# told
# note: app/agent.py:6: a comment goes with its statement: # first

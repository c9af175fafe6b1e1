# -*- coding: klingon -*-
JobStatus = 1

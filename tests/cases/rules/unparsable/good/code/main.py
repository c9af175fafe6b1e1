JobStatus = 1

"""The queue."""


class Queue(list):
    pass

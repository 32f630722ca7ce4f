"""Does work in several processes at once, for a while at most."""

import multiprocessing
import time


class Workers:
    """So many processes, and until when a part of the work may take them."""

    def __init__(self, jobs, seconds):
        self.jobs, self.seconds = jobs, seconds

    def results(self, function, work):
        """(item, result) in the order in which they come; those that come too late are left out, and said to be."""
        until = time.time() + self.seconds
        with multiprocessing.get_context("fork").Pool(self.jobs) as pool:
            waiting = pool.imap_unordered(Numbered(function), list(enumerate(work)))
            for _ in work:
                try:
                    number, result = waiting.next(timeout=max(1, until - time.time()))
                except multiprocessing.TimeoutError:
                    return
                yield work[number], result


class Numbered:
    """A function of an item that says which item it was."""

    def __init__(self, function):
        self.function = function

    def __call__(self, item):
        return item[0], self.function(item[1])

"""Jobs run at the same time, apart from each other, and all come back."""

import os
import signal
import time
from functools import partial
from multiprocessing import get_context

import pytest
from sphinx.util.parallel import parallel_available

from side_by_side import Done, Running, side_by_side

if not parallel_available:
    pytest.skip("this system has no fork", allow_module_level=True)
FORK = get_context("fork")


def results(jobs, processes=2):
    return {d.name: d.result for d in side_by_side(jobs, processes)}


def test_every_job_has_a_process_of_its_own():
    found = results(dict.fromkeys("abc", os.getpid))
    assert found.keys() == {*"abc"}
    assert len({*found.values(), os.getpid()}) == 4


def test_as_many_jobs_as_allowed_run_at_once():
    meeting = FORK.Barrier(2, timeout=60)
    found = results(dict.fromkeys("abcd", meeting.wait))
    assert sorted(found.values()) == [0, 0, 1, 1]


def test_no_more_jobs_than_allowed_run_at_once():
    alone = FORK.Lock()

    def enter_and_leave():
        entered = alone.acquire(block=False)
        if entered:
            time.sleep(0.05)
            alone.release()
        return entered

    found = results(dict.fromkeys("abcd", enter_and_leave), 1)
    assert found == dict.fromkeys("abcd", True)


def test_jobs_start_in_their_order():
    names = [done.name for done in side_by_side(dict.fromkeys("cab", int), 1)]
    assert names == [*"cab"]


@pytest.mark.parametrize(
    "job",
    [
        partial(int, "x"),
        partial(os._exit, 3),
        partial(signal.raise_signal, signal.SIGKILL),
        lambda: lambda: "what cannot be sent",
    ],
    ids=["raises", "exits", "is killed", "returns what cannot be sent"],
)
def test_a_job_that_fails_returns_nothing_and_stops_no_other(job):
    assert results({"a": job, "b": os.getppid}) == {
        "a": None,
        "b": os.getpid(),
    }


def test_a_job_that_is_killed_while_it_sends_returns_nothing():
    # More than a pipe holds, so sending waits for who reads.
    job = Running("a", partial(bytes, 1_000_000))
    assert job.pipe.poll(60)
    job.process.kill()
    job.process.join()
    assert job.end().result is None


def test_seconds_are_those_of_the_job():
    (done,) = side_by_side({"a": partial(time.sleep, 0.2)}, 1)
    assert isinstance(done, Done)
    assert done.seconds >= 0.2


def test_who_stops_waiting_ends_what_runs():
    reading, writing = FORK.Pipe(duplex=False)

    def endless():
        writing.send("begun")
        time.sleep(600)

    waiting = side_by_side({"short": reading.recv, "endless": endless}, 2)
    assert next(waiting).name == "short"
    waiting.close()
    writing.close()
    # The pipe ends when no process holds it any more.
    with pytest.raises(EOFError):
        reading.recv()


def test_jobs_end_with_the_process_that_wants_them():
    reading, writing = FORK.Pipe(duplex=False)

    def endless():
        writing.send("begun")
        time.sleep(600)

    def parent():
        list(side_by_side({"a": endless, "b": endless}, 2))

    killed = FORK.Process(target=parent)
    killed.start()
    writing.close()
    assert [reading.recv(), reading.recv()] == ["begun", "begun"]
    killed.kill()
    killed.join()
    with pytest.raises(EOFError):
        reading.recv()

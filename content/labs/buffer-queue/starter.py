import queue
import threading


def process(jobs, workers, work):
    """Calls `work(job)` for every job, in as many threads as there are workers, and returns the results.

    The results may come in any order. At most two jobs are waiting at any time; the others have not been asked for yet.
    """
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while not waiting.empty():
            job = waiting.get()
            results.append(work(job))

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for job in jobs:
        waiting.put(job)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

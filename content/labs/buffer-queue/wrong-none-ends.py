import queue
import threading


def process(jobs, workers, work):
    """None is the end, until somebody has a job called None."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            job = waiting.get()
            if job is None:
                return
            try:
                results.append(work(job))
            except Exception:
                pass

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
    for _ in threads:
        waiting.put(None)
    for thread in threads:
        thread.join()
    return results

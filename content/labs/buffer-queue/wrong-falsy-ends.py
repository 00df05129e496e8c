import queue
import threading


def process(jobs, workers, work):
    """Whatever counts as false is the end."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            job = waiting.get()
            if not job:
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
        waiting.put(False)
    for thread in threads:
        thread.join()
    return results

import queue
import threading


def process(jobs, workers, work):
    """Nobody tells the workers that there is nothing more to come."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            job = waiting.get()
            try:
                results.append(work(job))
            except Exception:
                pass

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
    for thread in threads:
        thread.join()
    return results

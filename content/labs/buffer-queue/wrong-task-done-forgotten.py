import queue
import threading


def process(jobs, workers, work):
    """Waits for the queue to be done with, which a failed job never is."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            job = waiting.get()
            results.append(work(job))
            waiting.task_done()

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.daemon = True
        thread.start()
    for job in jobs:
        waiting.put(job)
    waiting.join()
    return results

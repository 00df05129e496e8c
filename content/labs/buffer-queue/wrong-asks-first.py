import queue
import threading


def process(jobs, workers, work):
    """Starts the workers first, and still asks whether there is a job before it takes one."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while not waiting.empty():
            job = waiting.get()
            results.append(work(job))

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
    for thread in threads:
        thread.join()
    return results

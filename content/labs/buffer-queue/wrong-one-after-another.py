import queue
import threading


def process(jobs, workers, work):
    """Correct, and no job begins before the one before it is done."""
    waiting = queue.Queue(maxsize=2)
    results = []
    END = object()

    def serve():
        while True:
            job = waiting.get()
            if job is not END:
                try:
                    results.append(work(job))
                except Exception:
                    pass
            waiting.task_done()
            if job is END:
                return

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
        waiting.join()
    for _ in threads:
        waiting.put(END)
    for thread in threads:
        thread.join()
    return results

import queue
import threading


def process(jobs, workers, work):
    """The workers are daemons, and the queue says when all that was put in is done."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            job = waiting.get()
            try:
                results.append(work(job))
            except Exception:
                pass
            finally:
                waiting.task_done()

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.daemon = True
        thread.start()
    for job in jobs:
        waiting.put(job)
    waiting.join()
    return results

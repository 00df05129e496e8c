import queue
import threading


def process(jobs, workers, work):
    """One END for all: who finds it puts it back for the next."""
    waiting = queue.Queue(maxsize=2)
    results = []
    END = object()

    def serve():
        while True:
            job = waiting.get()
            if job is END:
                waiting.put(END)
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
    waiting.put(END)
    for thread in threads:
        thread.join()
    return results

from concurrent.futures import ThreadPoolExecutor


def make_albums(albums, scale, workers):
    """Keeps what worked and says nothing of the rest."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = [[pool.submit(scale, photo) for photo in photos] for photos in albums]
    return [[job.result() for job in album if job.exception() is None] for album in jobs]

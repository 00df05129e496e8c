from concurrent.futures import ThreadPoolExecutor


def make_albums(albums, scale, workers):
    """Nobody waits inside of the pool: only photos are jobs, and the caller puts the albums together."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = [[pool.submit(scale, photo) for photo in photos] for photos in albums]
        return [[job.result() for job in album] for album in jobs]

from concurrent.futures import ThreadPoolExecutor


def make_album(pool, photos, scale):
    jobs = [pool.submit(scale, photo) for photo in photos]
    return [job.result(timeout=10) for job in jobs]


def make_albums(albums, scale, workers):
    """After ten seconds the album fails instead of standing still."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = [pool.submit(make_album, pool, photos, scale) for photos in albums]
        return [job.result() for job in jobs]

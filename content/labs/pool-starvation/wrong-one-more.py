from concurrent.futures import ThreadPoolExecutor


def make_album(pool, photos, scale):
    jobs = [pool.submit(scale, photo) for photo in photos]
    return [job.result() for job in jobs]


def make_albums(albums, scale, workers):
    """One worker more moves the standstill to one album more."""
    with ThreadPoolExecutor(max_workers=workers + 1) as pool:
        jobs = [pool.submit(make_album, pool, photos, scale) for photos in albums]
        return [job.result() for job in jobs]

from concurrent.futures import ThreadPoolExecutor


def make_album(pool, photos, scale):
    """Scales the photos of one album, in their order."""
    jobs = [pool.submit(scale, photo) for photo in photos]
    return [job.result() for job in jobs]


def make_albums(albums, scale, workers):
    """Scales all photos of all albums with `scale(photo)`: one list for
    each album, in the order given. At most `workers` threads call `scale`,
    since each of them loads a decoder of its own.
    """
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = []
        for photos in albums:
            jobs.append(pool.submit(make_album, pool, photos, scale))
        return [job.result() for job in jobs]

from concurrent.futures import ThreadPoolExecutor


def make_albums(albums, scale, workers):
    """An album is one job, which scales its photos itself."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = [pool.submit(lambda photos: [scale(photo) for photo in photos], album) for album in albums]
        return [job.result() for job in jobs]

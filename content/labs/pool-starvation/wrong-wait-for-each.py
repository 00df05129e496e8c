from concurrent.futures import ThreadPoolExecutor


def make_albums(albums, scale, workers):
    """Waits for each photo before it hands in the next one."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return [[pool.submit(scale, photo).result() for photo in photos] for photos in albums]

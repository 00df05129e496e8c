from concurrent.futures import ThreadPoolExecutor


def make_albums(albums, scale, workers):
    """A pool each: those who wait for photos take no worker from those who scale them."""
    with ThreadPoolExecutor(max_workers=workers) as scalers:

        def make_album(photos):
            return list(scalers.map(scale, photos))

        with ThreadPoolExecutor(max_workers=workers) as binders:
            return list(binders.map(make_album, albums))

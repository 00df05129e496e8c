gallery = ReadWriteLock()
before_the_picture = threading.Barrier(2)


def look():
    gallery.start_reading()
    before_the_picture.wait()
    gallery.stop_reading()


visitors = [threading.Thread(target=look) for _ in range(2)]
for visitor in visitors:
    visitor.start()
for visitor in visitors:
    visitor.join()
gallery.start_writing()
gallery.stop_writing()

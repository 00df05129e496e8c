notice = ReadWriteLock()
notice_pen = threading.Lock()
notice_log = []


def notice_write():
    notice.start_writing()
    with notice_pen:
        notice_log.append("written")
    notice.stop_writing()


def notice_read():
    notice.start_reading()
    with notice_pen:
        notice_log.append("read")
    notice.stop_reading()


notice.start_writing()
notice_reader = threading.Thread(target=notice_read)
notice_writer = threading.Thread(target=notice_write)
notice_reader.start()
while notice.readers_waiting() == 0:
    pass
notice_writer.start()
notice.stop_writing()
notice_writer.join()
notice_reader.join()
assert notice_log == ["read", "written"], "the reader waited before the writer came"
assert notice.readers_waiting() == 0, "nobody waits any more"

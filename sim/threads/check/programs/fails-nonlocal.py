import threading
def main():
    n=0
    def work():
        nonlocal n
        n+=1
    ts=[threading.Thread(target=work) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    assert n==2
main()

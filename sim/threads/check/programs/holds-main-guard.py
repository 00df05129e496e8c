import threading
def main():
    out=[]
    t=threading.Thread(target=lambda: out.append(1))
    t.start()
    t.join()
    assert out==[1]
if __name__=='__main__':
    main()

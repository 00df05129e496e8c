import threading
threading.Lok()

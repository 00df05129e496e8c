def f():
    x = (1 +
         None)
f()

def f(n):
    if n == 0: raise ValueError("deep")
    try: f(n - 1)
    except ValueError as e:
        if n == 2: raise KeyError(n) from e
        raise
f(3)

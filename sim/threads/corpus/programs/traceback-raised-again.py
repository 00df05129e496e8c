try:
    1/0
except ZeroDivisionError as e:
    try:
        [][0]
    except IndexError as f:
        raise e

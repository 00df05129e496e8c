x = 1
print(f"{x + undefined_y}")

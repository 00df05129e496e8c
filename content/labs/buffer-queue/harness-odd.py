def odd_wrap(thing):
    return [thing]


assert process([], 2, odd_wrap) == [], "no jobs, no results"
odd_results = process([None, 0, ""], 1, odd_wrap)
assert odd_results == [[None], [0], [""]], "one worker does any jobs in their order"
assert process([False], 3, odd_wrap) == [[False]], "more workers than jobs"

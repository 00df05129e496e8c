def post_weigh(parcel):
    return ("weighed", parcel)


post_results = process([4, 7, 4], 2, post_weigh)
assert len(post_results) == 3, "a result for each job"
assert post_results.count(("weighed", 4)) == 2, "every job is done once, also when two are alike"
assert post_results.count(("weighed", 7)) == 1, "every job is done once"

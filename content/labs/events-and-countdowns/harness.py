launch = Countdown(3)
launch_pen = threading.Lock()
ready_crew = 0


def get_ready():
    global ready_crew
    with launch_pen:
        ready_crew += 1
    launch.count_down()


def lift_off():
    launch.wait()
    with launch_pen:
        assert ready_crew == 3, "opened before the last one was ready"


launch_crew = [threading.Thread(target=get_ready) for _ in range(3)]
launch_crew.append(threading.Thread(target=lift_off))
for astronaut in launch_crew:
    astronaut.start()
lift_off()
assert launch.is_open(), "it is open once somebody went through"
for astronaut in launch_crew:
    astronaut.join()

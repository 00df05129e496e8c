/** What modules of CPython 3.11 have and labs do not, by module. */
export const LACKING: Readonly<Record<string, string>> = {
  threading: 'setprofile settrace stack_size excepthook ExceptHookArgs gettrace getprofile',
  time: 'CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime pthread_getcpuclockid strftime strptime struct_time timezone tzname tzset',
  random:
    'Random SystemRandom betavariate gammavariate gauss getstate lognormvariate normalvariate paretovariate randbytes setstate vonmisesvariate weibullvariate',
  collections: 'ChainMap UserDict UserList UserString',
  functools: 'WRAPPER_ASSIGNMENTS WRAPPER_UPDATES partialmethod singledispatch singledispatchmethod',
  math: 'erf erfc gamma lgamma nextafter',
  contextlib:
    'asynccontextmanager AbstractAsyncContextManager AsyncExitStack ContextDecorator redirect_stdout redirect_stderr aclosing chdir',
  dataclasses: 'Field InitVar KW_ONLY make_dataclass',
  'concurrent.futures': 'BrokenExecutor Executor ProcessPoolExecutor',
  typing:
    'ForwardRef ByteString AsyncContextManager SupportsBytes SupportsComplex TypedDict BinaryIO Match Pattern assert_type assert_never clear_overloads dataclass_transform get_args get_origin get_overloads get_type_hints is_typeddict no_type_check_decorator ParamSpecArgs ParamSpecKwargs reveal_type',
  operator: 'iconcat ifloordiv ilshift imatmul imod ipow irshift itruediv ixor length_hint',
  sys: 'abiflags addaudithook api_version audit base_exec_prefix base_prefix breakpointhook builtin_module_names call_tracing copyright displayhook dont_write_bytecode exc_info excepthook exception exec_prefix executable flags float_info float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding getdlopenflags getfilesystemencodeerrors getfilesystemencoding getprofile getrefcount getsizeof gettrace hash_info hexversion implementation int_info is_finalizing meta_path modules orig_argv path path_hooks path_importer_cache platlibdir prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile settrace stdin stdlib_module_names thread_info unraisablehook warnoptions',
  string: 'capwords printable Formatter Template',
  'collections.abc': 'Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator MappingView ByteString',
}

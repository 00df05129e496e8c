/** The error of a call, as POSIX names it, and what it means (IEEE Std 1003.1-2024, System Interfaces 2.3). */
export const ERRORS = {
  EBADF: 'the descriptor is not open for that',
  EBUSY: 'the root directory is in use by the system',
  EEXIST: 'the name exists already',
  EFBIG: 'an inode here has 8 pointers, and the file would need more blocks',
  EINVAL: 'the argument makes no sense there',
  EISDIR: 'it is a directory',
  ELOOP: 'too many symbolic links were followed',
  EMFILE: 'the descriptor table of the process is full',
  EMLINK: 'the inode has as many links as it can have',
  ENAMETOOLONG: 'a name has at most 12 characters here',
  ENOENT: 'there is no such name',
  ENOSPC: 'no inode, block or journal space is left',
  ENOTDIR: 'a part of the path is no directory',
  ENOTEMPTY: 'the directory has entries besides . and ..',
  EPERM: 'that is not allowed on a directory',
  ESRCH: 'there is no such process',
} as const

export type Errno = keyof typeof ERRORS

/** A value, or why there is none. `T` is never a string. */
export type Fallible<T> = T | Errno

export const isError = <T>(value: Fallible<T>): value is Errno => typeof value === 'string'

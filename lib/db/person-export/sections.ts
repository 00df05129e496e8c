import { type ExportSection, own } from './section.ts'

const OF_THE_COURSE = 'The text belongs to the course; the studio exports it.'
const INTERNAL = 'Names a row of ours and says nothing of the person.'
const REQUEST_KEY = 'A random key of one request of the browser.'

/**
 * What is stored about a person, table by table: an allow-list of columns. A new model with a `userId` gets a line here.
 * Quiz attempts are elsewhere, since what may be told of them is decided by their policy (`services/own-data`).
 */
export const personSections: readonly ExportSection[] = [
  own(
    'User',
    'The account.',
    ['id', 'email', 'name', 'role', 'timeZone', 'createdAt', 'lastSeenAt', 'suspendedAt'],
    {
      where: (id) => ({ id }),
      withheld: {
        passwordHash: 'A secret; the password itself is not stored.',
        sessionVersion: 'A count by which sessions are ended.',
      },
    },
  ),
  own('OAuthAccount', 'Sign-in with GitHub or Google.', ['provider', 'providerAccountId', 'createdAt']),
  own('RevokedSession', 'Sessions ended by signing out, until their cookies expire.', ['expiresAt'], {
    withheld: { id: 'Part of the secret in a cookie.' },
  }),
  own('Enrolment', 'When work on the course began.', ['courseId', 'enrolledAt']),
  own('LessonProgress', 'How far each lesson was read: steps reached, percent, times.', [
    ...['lessonId', 'stepsDone', 'percent', 'startedAt', 'completedAt', 'updatedAt'],
  ]),
  own('ResumePoint', 'Where Continue leads.', ['path', 'label', 'updatedAt']),
  own('ObjectiveEvidence', 'Why an objective counts as reached: checks, quizzes, labs, own ticks.', [
    ...['objectiveId', 'kind', 'reference', 'earnedAt'],
  ]),
  own('CheckResponse', 'Knowledge checks in lessons: the latest answer, first and latest score, tries.', [
    ...['questionId', 'lessonId', 'response', 'score', 'firstScore', 'tries', 'answeredAt'],
  ]),
  own('Accommodation', 'What was arranged for all quizzes.', [
    ...['timeMultiplier', 'extraAttempts', 'updatedAt'],
  ]),
  own('LabDraft', 'Unfinished work on labs.', ['labId', 'values', 'revision', 'updatedAt']),
  own('LabSnapshot', 'Work on labs kept under a name.', [
    ...['id', 'labId', 'name', 'isBackup', 'values', 'keptAt'],
  ]),
  own('LabRating', 'The level at which own work on a lab was seen.', ['labId', 'level', 'ratedAt']),
  own(
    'LabSubmission',
    'Work handed in, and whether it passed.',
    [...['id', 'labId', 'values', 'passed', 'submittedAt']],
    { withheld: { labVersionId: INTERNAL, submitKey: REQUEST_KEY } },
  ),
  own(
    'DeliverableResult',
    'What each deliverable of a submission came to, with the evidence that was shown.',
    ['submissionId', 'deliverableId', 'required', 'passed', 'evidence'],
    { where: (userId) => ({ submission: { userId } }) },
  ),
  own('DrillSettings', 'How much to drill a day, and for when.', [
    ...['newPerDay', 'reviewsPerDay', 'interviewOn'],
  ]),
  own(
    'ReviewLog',
    'Every review of an interview card; an undo names the review it takes back.',
    [...['id', 'cardId', 'grade', 'bullets', 'redFlags', 'parameterSet', 'undoes', 'reviewedAt']],
    { withheld: { reviewKey: REQUEST_KEY } },
  ),
  own('ReviewState', 'When each card is due, as computed from the log (FSRS).', [
    ...['cardId', 'due', 'stability', 'difficulty', 'scheduledDays', 'learningSteps', 'reps', 'lapses'],
    ...['state', 'lastReviewAt'],
  ]),
  own(
    'Note',
    'Bookmarks and notes beside lessons, labs and cards; a deleted one has neither mark nor text.',
    [...['kind', 'pageId', 'anchor', 'heading', 'isBookmarked', 'text', 'revision', 'updatedAt']],
  ),
  own('StudyDay', 'Days on which something was learned.', ['date']),
  own('StudySettings', 'What of the own rhythm is shown.', ['showsRhythm']),
  own(
    'QuestionReport',
    'What was reported about questions, and what was answered.',
    [
      ...[
        'id',
        'lessonId',
        'itemId',
        'reason',
        'text',
        'revision',
        'status',
        'note',
        'reportedAt',
        'closedAt',
        'answerSeenAt',
      ],
    ],
    {
      withheld: {
        questionVersionId: INTERNAL,
        drawn: OF_THE_COURSE,
        openSlot: 'Keeps a second open one from being made.',
      },
    },
  ),
  own('PickedCard', 'Cards asked for after a wrong answer.', ['cardId', 'pickedAt']),
  own(
    'MockInterview',
    'Mock interviews: what was ticked, and seconds for each card.',
    [...['id', 'cards', 'finishedAt']],
    { withheld: { mockKey: REQUEST_KEY } },
  ),
  own(
    'Certificate',
    'Certificates as printed, and whether they were revoked.',
    [
      ...['code', 'courseId', 'courseTitle', 'edition', 'holder', 'lessons', 'quizzes', 'labs', 'issuedAt'],
      ...['revokedAt', 'revokedFor'],
    ],
    {
      withheld: {
        slot: 'Keeps a second one from being issued.',
        signature: 'Checked by the page of the certificate.',
      },
    },
  ),
  own(
    'LessonVersion',
    'Versions of lessons written by this person.',
    ['lessonId', 'number', 'title', 'note', 'rolledBackFrom', 'createdAt'],
    {
      where: (authorId) => ({ authorId }),
      withheld: {
        ...{ id: INTERNAL, hash: INTERNAL, origin: INTERNAL, addsRequired: INTERNAL, authorId: INTERNAL },
        ...{
          source: OF_THE_COURSE,
          summary: OF_THE_COURSE,
          minutes: OF_THE_COURSE,
          objectives: OF_THE_COURSE,
        },
      },
    },
  ),
  own(
    'LessonDraft',
    'Drafts of lessons that this person saved last.',
    ['lessonId', 'revision', 'baseVersion', 'updatedAt'],
    {
      where: (updatedById) => ({ updatedById }),
      withheld: { source: OF_THE_COURSE, updatedById: INTERNAL },
    },
  ),
]

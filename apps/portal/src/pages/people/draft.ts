/** Under which the form for a new person is kept over the end of a session. */
export const ADD_PERSON = 'add-person';

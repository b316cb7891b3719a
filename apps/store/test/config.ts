/** What the processes of services see: nothing of the settings of whoever runs the tests. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('PLINTH_')),
);

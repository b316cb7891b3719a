/** What the processes under test inherit: nothing of Plinth's or the example's own. */
export const inherited: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(PLINTH|HOMEWORK)_/.test(name)),
);

// The Chromium of this machine, for the walks through the pages.
import fs from 'node:fs';

/**
 * The shell is the same engine without a window's furniture: nobody looks at it here, and painting for a window that is
 * not there took a third of the time. `PLINTH_TEST_CHROMIUM` names another, a whole browser for example.
 */
const usual = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);

/** Where it is; nothing when the machine has none. */
export const findChromium = () => process.env.PLINTH_TEST_CHROMIUM ?? usual.find((file) => fs.existsSync(file));

export const howToGetChromium = 'apt-get install chromium-headless-shell';

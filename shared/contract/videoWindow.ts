/** What the screen calls the second window that shows the video; the desktop host opens this one and no other. */
export const videoWindowName = 'rangefinder-video';
/** It has no page of its own: the screen draws into it. */
export const videoWindowAddress = 'about:blank';

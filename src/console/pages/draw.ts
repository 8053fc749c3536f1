/** The drawer of charts, loaded when a page shows the first one: most processes never draw. */
export const draw = () => import('../../picture/draw-svg.js');

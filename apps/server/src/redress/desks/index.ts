export { enterComplaintSetting, listComplaintSettings, settingOn } from './settings.ts'
export type { ComplaintSetting } from './settings.ts'
export { complaintLimit, limitText } from './limit.ts'

export const lastDay = {
  toCalendar: '把最后一天加到日历',
}

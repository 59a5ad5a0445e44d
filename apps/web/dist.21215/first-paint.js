// Before the first paint, so that nobody sees the page jump from one size or colour to the other.
document.documentElement.dataset.size = localStorage.getItem('yidi.size') || 'normal'
document.documentElement.dataset.colour = localStorage.getItem('yidi.colour') || 'system'

(window.journalDays ??= {})["search-data.js"] = Object.freeze([
["2026-03-25","Wednesday 25 March 2026",["Dentist"]],
["2026-03-23","Monday 23 March 2026",["Lock and back by the chandler's","Cornet, the slow bit → open the case 1m","after tea"]],
["2026-03-20","Friday 20 March 2026",["Sit","Lock and back"]],
["2026-03-19","Thursday 19 March 2026",["Stand outside the band room #people","after the Co-op","To the lock #body","Cornet → five long tones 4m #play","Boiler man","Stood there the whole ten minutes #player","Let it ring, twice #answers","They were on the hymn tunes. Two on second, nobody on third that I could hear. Denise came out at the break and said I looked cold. Said I'd been to the Co-op. She looked at the bag, which had one lemon in it."]],
["2026-03-12","Thursday 12 March 2026",["Tax return, filed","the worst was finding August","To the lock","Dhal, the long way","Kasia: \"so it's done then.\" Yes."]],
["2026-03-09","Monday 9 March 2026",["Walk","Sit","Inbox","Ring Petra","Post"]],
["2026-03-07","Saturday 7 March 2026",["Rang the number","Walk","Bins down"]],
["2026-03-06","Friday 6 March 2026",["Rain all day. Read."]],
["2026-03-05","Thursday 5 March 2026",["Tax return → open the envelope, read page one 3m #work","Sit","To the lock #body","Cornet: case open, five long tones #play #tired","Bread knife through the top of the envelope","Better to do it properly on Saturday #put-off","£100, which is what the website said in January. Fifteen days on the fridge. The rest of page one is how to pay, and a number to ring, open till six. Didn't ring. Wrote the number on the lid of the folder, so the folder has been some use."]],
["2026-03-03","Tuesday 3 March 2026",["ill","38.4. Toast."]],
["2026-03-02","Monday 2 March 2026",["Gym","Inbox","A grey one."]],
["2026-02-26","Thursday 26 February 2026",["To the lock","Sit"]],
["2026-02-24","Tuesday 24 February 2026",["To the lock","Cornet: case open","Sit","Washed the two pans","Valve two stuck. Warm water, like Mr Wilkes showed us in 1993."]],
["2026-02-21","Saturday 21 February 2026",["Tax return","Walk"]],
["2026-02-20","Friday 20 February 2026",["Tax return → open the envelope 3m","Hoover","Sit","Better to do it properly on Saturday #put-off","Moved the envelope to see the calendar. Moved it back.","tired"]],
["2026-02-18","Wednesday 18 February 2026",["Letterbox","Sit → two minutes 2m","Ring Kasia","Ate something hot","Brown envelope. On the fridge under the pizza magnet.","Let it ring once and put it down. I'm not counting that. Texted her about the boiler, she sent back the man's number and a photo of Ola's tooth."]]
]);

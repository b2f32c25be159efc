;; For the journal in this folder: M-x compile lists what `journal check` finds, M-g n goes there.
((nil . ((compile-command . "journal check -v --color never"))))

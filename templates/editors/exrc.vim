" For the journal in this folder.  Neovim and Vim read it where 'exrc' is set; Neovim asks first.
" :make lists what `journal check` finds and goes to the first of it; :Journal done walk ticks a plan.
set makeprg=journal\ check\ -v
set errorformat=%f:%l:%c:\ %t%*[a-z]\ J%n:\ %m,%f:\ %t%*[a-z]\ J%n:\ %m,%-G%.%#
set autoread
command! -nargs=* Journal execute '!journal' <q-args> | checktime

Wait longer for the pictures of a host incident on a busy machine

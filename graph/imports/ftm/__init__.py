"""FollowTheMoney JSON, as Aleph and OpenSanctions write it."""

"""FollowTheMoney, as Aleph and OpenSanctions read it."""
